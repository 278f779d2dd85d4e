import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const find_count = (i) => say(81, i) ?? `${i.n} hasil`;
