import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const quantity_ons = (i) => say(359, i) ?? `${i.n} ons`;
