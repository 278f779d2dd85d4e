import { say } from '../words.js';
export const area_missing_text = () => say(76) ?? "Mungkin alamatnya salah ketik. Lihat daftar kecamatan.";
