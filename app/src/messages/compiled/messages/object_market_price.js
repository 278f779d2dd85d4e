import { say } from '../words.js';
export const object_market_price = () => say(152) ?? "harga pasar";
