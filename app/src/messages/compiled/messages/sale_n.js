import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const sale_n = (i) => say(930, i) ?? `Lelang ${i.n}`;
