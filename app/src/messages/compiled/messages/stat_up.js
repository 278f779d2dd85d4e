import { say } from '../words.js';
/** @type {(i: { amount: string | number; since: string | number }) => string} */
export const stat_up = (i) => say(370, i) ?? `${i.amount} lebih mahal ${i.since}.`;
