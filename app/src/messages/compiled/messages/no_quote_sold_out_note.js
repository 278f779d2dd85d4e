import { say } from '../words.js';
export const no_quote_sold_out_note = () => say(416) ?? "Ada biasanya, hari ini sudah habis";
