import { say } from '../words.js';
export const privacy_act_see_nik = () => say(671) ?? "Mencatat NIK dari KTP";
