import { say } from '../words.js';
export const quote_not_positive = () => say(469) ?? "Harga harus lebih dari nol";
