import { say } from '../words.js';
export const no_quote_absent = () => say(415) ?? "Tidak dijual";
