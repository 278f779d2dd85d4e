import { say } from '../words.js';
export const district_villages_note = () => say(72) ?? "Harga di petani ditanyakan per desa oleh petani dan petugas yang terdaftar.";
