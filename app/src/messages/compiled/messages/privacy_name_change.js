import { say } from '../words.js';
export const privacy_name_change = () => say(836) ?? "Ganti nama";
