import { say } from '../words.js';
export const privacy_act_invite_system = () => say(861) ?? "Petugas sistem membuat kode aktivasi";
