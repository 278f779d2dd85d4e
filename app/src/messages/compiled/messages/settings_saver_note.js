import { say } from '../words.js';
export const settings_saver_note = () => say(101) ?? "Bila menyala: layar baru dimuat saat dibuka, bukan saat disentuh; riwayat harga 90 hari, bukan setahun; untuk luring hanya disimpan layar yang pernah dibuka. Menyala sendiri bila HP diatur hemat data atau memakai jaringan seluler.";
