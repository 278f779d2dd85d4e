import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const show_months = (i) => say(275, i) ?? `Tampilkan ${i.n} bulan`;
