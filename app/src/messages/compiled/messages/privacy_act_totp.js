import { say } from '../words.js';
export const privacy_act_totp = () => say(665) ?? "Menyiapkan kode sekali pakai";
