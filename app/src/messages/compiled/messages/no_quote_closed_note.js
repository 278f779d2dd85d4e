import { say } from '../words.js';
export const no_quote_closed_note = () => say(417) ?? "Pasar atau lapaknya tutup";
