import { say } from '../words.js';
export const privacy_act_assignments = () => say(844) ?? "Membaca daftar penugasan";
