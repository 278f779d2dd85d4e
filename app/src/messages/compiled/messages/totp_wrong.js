import { say } from '../words.js';
export const totp_wrong = () => say(556) ?? "Kode tidak cocok. Tunggu kode berikutnya, lalu coba lagi.";
