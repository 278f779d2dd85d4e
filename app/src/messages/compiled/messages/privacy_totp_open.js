import { say } from '../words.js';
export const privacy_totp_open = () => say(826) ?? "Buka di aplikasi autentikator";
