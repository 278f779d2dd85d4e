import { say } from '../words.js';
export const column_difference = () => say(283) ?? "Selisih";
