import { say } from '../words.js';
/** @type {(i: { amount: string | number; name: string | number; since: string | number }) => string} */
export const summary_most_down = (i) => say(228, i) ?? `${i.name} paling berubah: turun ${i.amount} sejak ${i.since}.`;
