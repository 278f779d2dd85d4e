import { say } from '../words.js';
export const no_quote_farm_sold_out_note = () => say(938) ?? "Ada panennya, hari ini sudah terjual semua";
