import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const trader_n = (i) => say(461, i) ?? `Pedagang ${i.n}`;
