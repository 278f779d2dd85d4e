import { say } from '../words.js';
export const limited = () => say(218) ?? "Data terbatas";
