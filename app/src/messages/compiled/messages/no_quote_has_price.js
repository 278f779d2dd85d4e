import { say } from '../words.js';
export const no_quote_has_price = () => say(419) ?? "Ada harga";
