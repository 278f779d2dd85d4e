import { say } from '../words.js';
export const settings_kept_note = () => say(108) ?? "Berisi harga dan daftar umum saja, supaya tetap bisa dibaca tanpa sinyal. Data akun tidak ikut disimpan.";
