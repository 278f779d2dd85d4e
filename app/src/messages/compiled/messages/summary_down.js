import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const summary_down = (i) => say(231, i) ?? `${i.n} turun`;
