import { say } from '../words.js';
/** @type {(i: { amount: string | number }) => string} */
export const z_above = (i) => say(529, i) ?? `${i.amount} simpangan di atas nilai tengah`;
