import { say } from '../words.js';
export const help_account_text = () => say(906) ?? "Akun hanya perlu untuk memasang harga atau bertugas. Kode aktivasi dari petugas membuktikan bahwa nomor HP itu milik Anda, dan mendaftarkan HP baru.";
