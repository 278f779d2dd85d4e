import { say } from '../words.js';
export const failed_busy = () => say(187) ?? "Terlalu banyak permintaan dalam waktu singkat. Tunggu sebentar, lalu coba lagi.";
