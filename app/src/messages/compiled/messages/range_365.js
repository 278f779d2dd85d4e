import { say } from '../words.js';
export const range_365 = () => say(272) ?? "1 tahun";
