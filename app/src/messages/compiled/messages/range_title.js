import { say } from '../words.js';
export const range_title = () => say(269) ?? "Rentang waktu";
