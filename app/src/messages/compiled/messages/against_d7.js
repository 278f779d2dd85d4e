import { say } from '../words.js';
export const against_d7 = () => say(287) ?? "7 hari lalu";
