import { say } from '../words.js';
export const privacy_desk_action = () => say(739) ?? "Tindakan";
