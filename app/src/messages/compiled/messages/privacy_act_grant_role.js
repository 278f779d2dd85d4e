import { say } from '../words.js';
export const privacy_act_grant_role = () => say(667) ?? "Memberi tugas";
