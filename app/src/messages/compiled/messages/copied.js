import { say } from '../words.js';
export const copied = () => say(993) ?? "Tersalin. Tempel di pesan Anda.";
