import { say } from '../words.js';
export const privacy_act_revoke_grant = () => say(668) ?? "Mencabut tugas";
