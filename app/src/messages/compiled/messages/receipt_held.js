import { say } from '../words.js';
export const receipt_held = () => say(503) ?? "Petugas memeriksa dulu, paling lambat 11.30. Hasilnya tampil di daftar hari ini.";
