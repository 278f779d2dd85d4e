import { say } from '../words.js';
export const commodity_missing_text = () => say(412) ?? "Mungkin alamatnya salah ketik. Lihat daftar semua harga.";
