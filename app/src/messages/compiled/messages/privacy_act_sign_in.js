import { say } from '../words.js';
export const privacy_act_sign_in = () => say(659) ?? "Masuk";
