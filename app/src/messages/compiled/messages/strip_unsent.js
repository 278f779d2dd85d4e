import { say } from '../words.js';
export const strip_unsent = () => say(172) ?? "Belum terkirim. Isian aman, kirim lagi saat ada sinyal";
