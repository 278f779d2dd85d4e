import { say } from '../words.js';
export const column_month = () => say(277) ?? "Bulan";
