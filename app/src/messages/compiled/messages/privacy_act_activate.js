import { say } from '../words.js';
export const privacy_act_activate = () => say(661) ?? "Memakai kode aktivasi";
