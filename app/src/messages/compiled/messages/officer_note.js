import { say } from '../words.js';
export const officer_note = () => say(457) ?? "Catatan petugas";
