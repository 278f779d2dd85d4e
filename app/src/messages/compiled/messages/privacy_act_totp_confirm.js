import { say } from '../words.js';
export const privacy_act_totp_confirm = () => say(858) ?? "Menyalakan kode sekali pakai";
