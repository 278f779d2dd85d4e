import { say } from '../words.js';
export const office_why_range = () => say(1203) ?? "Di luar batas";
