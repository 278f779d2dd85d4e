import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const summary_same = (i) => say(232, i) ?? `${i.n} tetap`;
