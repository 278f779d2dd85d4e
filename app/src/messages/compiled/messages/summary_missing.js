import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const summary_missing = (i) => say(233, i) ?? `${i.n} belum dilaporkan`;
