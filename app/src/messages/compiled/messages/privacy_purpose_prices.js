import { say } from '../words.js';
export const privacy_purpose_prices = () => say(625) ?? "Harga pangan";
