import { say } from '../words.js';
/** @type {(i: { range: string | number }) => string} */
export const hpp_means = (i) => say(1009, i) ?? `HPP, harga pembelian pemerintah: ${i.range}`;
