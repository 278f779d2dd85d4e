import { say } from '../words.js';
export const privacy_act_change_name = () => say(663) ?? "Mengganti nama";
