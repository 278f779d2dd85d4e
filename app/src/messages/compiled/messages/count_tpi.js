import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const count_tpi = (i) => say(199, i) ?? `${i.n} TPI`;
