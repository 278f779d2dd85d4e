import { say } from '../words.js';
export const strip_no_quote = () => say(168) ?? "Belum ada laporan harga";
