import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const summary_up = (i) => say(230, i) ?? `${i.n} naik`;
