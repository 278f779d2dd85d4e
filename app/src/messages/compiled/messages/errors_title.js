import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const errors_title = (i) => say(194, i) ?? `Ada ${i.n} isian yang perlu dibetulkan`;
