import { say } from '../words.js';
export const office_assign_uncovered = () => say(1131) ?? "Hak enumerator tidak lagi meliputi tempat ini";
