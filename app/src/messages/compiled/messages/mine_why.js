import { say } from '../words.js';
export const mine_why = () => say(396) ?? "Masuk untuk melihat laporan yang sudah Anda kirim.";
