import { say } from '../words.js';
export const help_offline = () => say(145) ?? "Tanpa sinyal";
