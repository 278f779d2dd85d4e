import { say } from '../words.js';
export const privacy_desk_actor = () => say(741) ?? "Pelaku";
