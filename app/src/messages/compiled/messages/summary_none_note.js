import { say } from '../words.js';
export const summary_none_note = () => say(225) ?? "Harga tampil setelah petugas pasar melapor, tetap pukul 12.00.";
