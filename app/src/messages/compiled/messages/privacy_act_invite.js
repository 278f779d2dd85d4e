import { say } from '../words.js';
export const privacy_act_invite = () => say(666) ?? "Membuat kode aktivasi";
