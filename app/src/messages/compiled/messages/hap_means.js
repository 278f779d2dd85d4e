import { say } from '../words.js';
/** @type {(i: { range: string | number }) => string} */
export const hap_means = (i) => say(1008, i) ?? `HAP, harga acuan penjualan: ${i.range}`;
