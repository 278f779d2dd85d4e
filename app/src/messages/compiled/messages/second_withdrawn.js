import { say } from '../words.js';
export const second_withdrawn = () => say(1326) ?? "Sampai petugas kedua setuju, harga lama ditarik.";
