import { say } from '../words.js';
export const help_see_text = () => say(135) ?? "Buka Cek harga pasar, lalu pilih bahan. Kalimat paling atas memberi tahu harga dan perubahannya; di bawahnya ada grafik, tabel, dan harga tiap pasar.";
