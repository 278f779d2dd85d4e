import { say } from '../words.js';
export const privacy_totp_title = () => say(822) ?? "Kata sandi dan kode";
