import { say } from '../words.js';
export const column_percent = () => say(284) ?? "Persen";
