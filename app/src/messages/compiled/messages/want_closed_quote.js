import { say } from '../words.js';
export const want_closed_quote = () => say(1190) ?? "Tanda kutip belum ditutup";
