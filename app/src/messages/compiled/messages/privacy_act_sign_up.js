import { say } from '../words.js';
export const privacy_act_sign_up = () => say(658) ?? "Membuat akun";
