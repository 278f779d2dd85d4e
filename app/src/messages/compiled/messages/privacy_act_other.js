import { say } from '../words.js';
export const privacy_act_other = () => say(693) ?? "Tindakan lain";
