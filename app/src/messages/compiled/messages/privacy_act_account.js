import { say } from '../words.js';
export const privacy_act_account = () => say(669) ?? "Melihat data akun";
