import { say } from '../words.js';
/** @type {(i: { from: string | number; price: string | number }) => string} */
export const spark_note = (i) => say(1288, i) ?? `Rata-rata kabupaten sejak ${i.from}. Titik: laporan ini, ${i.price}.`;
