import { say } from '../words.js';
/** @type {(i: { amount: string | number; since: string | number }) => string} */
export const sentence_down = (i) => say(252, i) ?? `Turun ${i.amount} sejak ${i.since}`;
