import { say } from '../words.js';
export const count_market_one = () => say(198) ?? "1 pasar";
