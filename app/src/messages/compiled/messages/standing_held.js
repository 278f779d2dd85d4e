import { say } from '../words.js';
export const standing_held = () => say(947) ?? "Menunggu petugas. Hasilnya tampil di Laporan saya.";
