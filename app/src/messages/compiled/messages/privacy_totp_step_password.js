import { say } from '../words.js';
export const privacy_totp_step_password = () => say(827) ?? "2. Buat kata sandi, lalu ketik kode yang tampil di aplikasi.";
