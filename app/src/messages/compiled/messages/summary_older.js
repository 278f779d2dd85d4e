import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const summary_older = (i) => say(1011, i) ?? `${i.n} memakai harga hari sebelumnya`;
