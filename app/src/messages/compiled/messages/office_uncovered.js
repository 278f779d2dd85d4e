import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_uncovered = (i) => say(1076, i) ?? `${i.n} tempat belum ada petugasnya.`;
