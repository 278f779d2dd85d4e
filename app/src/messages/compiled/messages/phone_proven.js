import { say } from '../words.js';
export const phone_proven = () => say(584) ?? "Terbukti";
