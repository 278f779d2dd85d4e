import { say } from '../words.js';
export const privacy_totp_done = () => say(829) ?? "Selesai. Mulai sekarang masuk dengan kata sandi dan kode.";
