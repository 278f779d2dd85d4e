import { say } from '../words.js';
export const reason_stock_low = () => say(425) ?? "Stok hampir habis";
