import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const show_days = (i) => say(276, i) ?? `Tampilkan ${i.n} hari`;
