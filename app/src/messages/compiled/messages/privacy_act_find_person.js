import { say } from '../words.js';
export const privacy_act_find_person = () => say(670) ?? "Mencari nomor HP ini";
