import { say } from '../words.js';
export const privacy_act_end_assignment = () => say(846) ?? "Mengakhiri penugasan";
