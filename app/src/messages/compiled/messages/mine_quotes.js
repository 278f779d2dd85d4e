import { say } from '../words.js';
/** @type {(i: { prices: string | number }) => string} */
export const mine_quotes = (i) => say(401, i) ?? `Harga yang disebut: ${i.prices}`;
