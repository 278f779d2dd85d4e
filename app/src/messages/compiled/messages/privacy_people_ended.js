import { say } from '../words.js';
export const privacy_people_ended = () => say(806) ?? "Yang berakhir";
