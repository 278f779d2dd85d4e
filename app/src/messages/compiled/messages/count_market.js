import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const count_market = (i) => say(197, i) ?? `${i.n} pasar`;
