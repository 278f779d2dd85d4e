import { say } from '../words.js';
export const failed_prices = () => say(177) ?? "Harga belum bisa dimuat";
