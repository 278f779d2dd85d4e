import { say } from '../words.js';
export const privacy_desk_trail = () => say(737) ?? "Jejak audit";
