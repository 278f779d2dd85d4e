import { say } from '../words.js';
export const mine_sentence_none = () => say(398) ?? "Tidak ada laporan yang menunggu petugas.";
