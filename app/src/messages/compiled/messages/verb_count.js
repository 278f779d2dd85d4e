import { say } from '../words.js';
export const verb_count = () => say(365) ?? "Hitung";
