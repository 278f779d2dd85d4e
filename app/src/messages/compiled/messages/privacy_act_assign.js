import { say } from '../words.js';
export const privacy_act_assign = () => say(845) ?? "Menugaskan pasar";
