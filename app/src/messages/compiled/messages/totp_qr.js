import { say } from '../words.js';
export const totp_qr = () => say(825) ?? "Kode QR untuk aplikasi autentikator";
