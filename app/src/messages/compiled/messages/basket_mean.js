import { say } from '../words.js';
/** @type {(i: { total: string | number }) => string} */
export const basket_mean = (i) => say(339, i) ?? `Dengan harga rata-rata kabupaten: ${i.total}`;
