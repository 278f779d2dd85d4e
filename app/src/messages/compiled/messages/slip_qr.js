import { say } from '../words.js';
export const slip_qr = () => say(778) ?? "Kode QR untuk membuka halaman aktivasi dengan kode ini";
