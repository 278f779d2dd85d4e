import { say } from '../words.js';
export const privacy_act_withdraw = () => say(849) ?? "Mencabut perubahan data pasar";
