import { say } from '../words.js';
export const help = () => say(8) ?? "Bantuan";
