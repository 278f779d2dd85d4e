import { say } from '../words.js';
export const verb_find = () => say(33) ?? "Cari";
