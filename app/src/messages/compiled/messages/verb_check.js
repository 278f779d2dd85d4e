import { say } from '../words.js';
export const verb_check = () => say(151) ?? "Cek";
