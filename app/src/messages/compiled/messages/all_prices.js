import { say } from '../words.js';
export const all_prices = () => say(158) ?? "Semua harga";
