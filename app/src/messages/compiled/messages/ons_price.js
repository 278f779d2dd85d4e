import { say } from '../words.js';
export const ons_price = () => say(403) ?? "Harga per ons";
