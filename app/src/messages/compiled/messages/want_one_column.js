import { say } from '../words.js';
export const want_one_column = () => say(1193) ?? "Kolom ini ada dua kali";
