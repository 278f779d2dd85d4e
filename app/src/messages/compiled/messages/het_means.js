import { say } from '../words.js';
/** @type {(i: { range: string | number }) => string} */
export const het_means = (i) => say(1007, i) ?? `HET, harga eceran tertinggi: ${i.range}`;
