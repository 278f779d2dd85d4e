import { say } from '../words.js';
export const verb_look = () => say(35) ?? "Lihat";
