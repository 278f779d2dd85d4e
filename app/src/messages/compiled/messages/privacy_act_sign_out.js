import { say } from '../words.js';
export const privacy_act_sign_out = () => say(660) ?? "Keluar";
