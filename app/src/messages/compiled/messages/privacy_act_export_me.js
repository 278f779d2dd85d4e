import { say } from '../words.js';
export const privacy_act_export_me = () => say(679) ?? "Mengunduh data";
