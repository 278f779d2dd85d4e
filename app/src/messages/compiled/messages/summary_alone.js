import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const summary_alone = (i) => say(1010, i) ?? `${i.n} tanpa laporan kemarin`;
