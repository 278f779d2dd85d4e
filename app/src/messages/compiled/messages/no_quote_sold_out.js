import { say } from '../words.js';
export const no_quote_sold_out = () => say(413) ?? "Habis";
