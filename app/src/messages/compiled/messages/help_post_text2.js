import { say } from '../words.js';
export const help_post_text2 = () => say(142) ?? "Harga yang tidak biasa diperiksa petugas dulu sebelum tayang. Isian yang belum terkirim aman di HP Anda.";
