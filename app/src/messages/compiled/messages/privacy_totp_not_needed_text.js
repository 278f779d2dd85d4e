import { say } from '../words.js';
export const privacy_totp_not_needed_text = () => say(831) ?? "Kata sandi dan kode hanya untuk petugas kantor.";
