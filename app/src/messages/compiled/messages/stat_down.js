import { say } from '../words.js';
/** @type {(i: { amount: string | number; since: string | number }) => string} */
export const stat_down = (i) => say(371, i) ?? `${i.amount} lebih murah ${i.since}.`;
