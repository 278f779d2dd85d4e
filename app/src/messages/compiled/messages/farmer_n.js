import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const farmer_n = (i) => say(462, i) ?? `Petani ${i.n}`;
