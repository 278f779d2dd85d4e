import { say } from '../words.js';
export const on = () => say(31) ?? "Menyala";
