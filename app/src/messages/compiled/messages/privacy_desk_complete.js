import { say } from '../words.js';
export const privacy_desk_complete = () => say(765) ?? "Tandai selesai";
