import { say } from '../words.js';
export const privacy_act_decide_rights = () => say(683) ?? "Menjawab permintaan";
