import { say } from '../words.js';
export const help_pin_text = () => say(144) ?? "Minta kode aktivasi kepada petugas di kantor kecamatan atau dinas, lalu buka Pakai kode aktivasi. Di sana Anda memilih PIN baru. Petugas tidak pernah meminta PIN Anda.";
