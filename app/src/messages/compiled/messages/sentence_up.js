import { say } from '../words.js';
/** @type {(i: { amount: string | number; since: string | number }) => string} */
export const sentence_up = (i) => say(251, i) ?? `Naik ${i.amount} sejak ${i.since}`;
