import { say } from '../words.js';
export const basket_refused_many = () => say(349) ?? "Paling banyak 50 bahan dalam satu daftar.";
