import { say } from '../words.js';
export const column_change = () => say(280) ?? "Perubahan";
