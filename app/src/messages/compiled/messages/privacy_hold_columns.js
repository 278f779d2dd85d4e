import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const privacy_hold_columns = (i) => say(608, i) ?? `Lihat ${i.n} kolom`;
