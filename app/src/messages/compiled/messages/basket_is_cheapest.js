import { say } from '../words.js';
export const basket_is_cheapest = () => say(344) ?? "termurah";
