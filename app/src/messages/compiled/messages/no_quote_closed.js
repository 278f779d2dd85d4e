import { say } from '../words.js';
export const no_quote_closed = () => say(414) ?? "Tutup";
