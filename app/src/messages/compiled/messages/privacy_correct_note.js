import { say } from '../words.js';
export const privacy_correct_note = () => say(603) ?? "Dijawab paling lambat 3 × 24 jam";
