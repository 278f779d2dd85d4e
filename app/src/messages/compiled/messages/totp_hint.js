import { say } from '../words.js';
export const totp_hint = () => say(554) ?? "6 angka dari aplikasi autentikator";
