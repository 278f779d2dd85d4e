import { say } from '../words.js';
/** @type {(i: { all: string | number; n: string | number; total: string | number }) => string} */
export const basket_mean_part = (i) => say(340, i) ?? `Dengan harga rata-rata kabupaten: ${i.total}, untuk ${i.n} dari ${i.all} bahan`;
