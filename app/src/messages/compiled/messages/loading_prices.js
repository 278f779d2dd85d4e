import { say } from '../words.js';
export const loading_prices = () => say(176) ?? "Memuat harga";
