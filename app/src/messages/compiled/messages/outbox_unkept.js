import { say } from '../words.js';
export const outbox_unkept = () => say(978) ?? "Belum terkirim, dan HP ini tidak bisa menyimpannya. Jangan tutup halaman ini, kirim lagi saat ada sinyal.";
