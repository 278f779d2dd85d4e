import { say } from '../words.js';
export const privacy_act_amend = () => say(848) ?? "Mengubah data pasar";
