import { say } from '../words.js';
export const help_post_text = () => say(141) ?? "Untuk petugas pasar dan petani yang terdaftar. Masuk, buka Pasang harga, pilih tempat, lalu isi harga dari dua atau tiga pedagang.";
