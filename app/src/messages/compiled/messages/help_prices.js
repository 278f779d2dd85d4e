import { say } from '../words.js';
export const help_prices = () => say(897) ?? "Dari mana harga ini?";
