import { say } from '../words.js';
export const quote_digits = () => say(467) ?? "Isi harga dengan angka saja";
