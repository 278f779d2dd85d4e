import { say } from '../words.js';
export const filter_above = () => say(236) ?? "Di atas acuan";
