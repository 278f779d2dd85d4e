import { say } from '../words.js';
export const receipt_noted = () => say(504) ?? "Dicatat. Bahan ini tampil tanpa harga dari tempat ini.";
