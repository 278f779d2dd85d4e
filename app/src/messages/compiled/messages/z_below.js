import { say } from '../words.js';
/** @type {(i: { amount: string | number }) => string} */
export const z_below = (i) => say(530, i) ?? `${i.amount} simpangan di bawah nilai tengah`;
