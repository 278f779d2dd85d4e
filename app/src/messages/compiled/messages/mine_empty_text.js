import { say } from '../words.js';
export const mine_empty_text = () => say(394) ?? "Laporan yang Anda kirim akan tercatat di sini, dengan keputusan petugas.";
