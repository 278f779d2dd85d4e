import { say } from '../words.js';
export const phone_unproven_text = () => say(586) ?? "Minta kode aktivasi ke petugas agar nomor ini terbukti milik Anda.";
