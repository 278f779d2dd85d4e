import { say } from '../words.js';
export const phone_hint = () => say(538) ?? "Misalnya 0812 3456 7890";
