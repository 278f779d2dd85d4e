import { say } from '../words.js';
export const privacy_act_change_secret = () => say(662) ?? "Mengganti PIN atau kata sandi";
