import { say } from '../words.js';
export const privacy_totp_key = () => say(824) ?? "Kunci";
