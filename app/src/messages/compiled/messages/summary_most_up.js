import { say } from '../words.js';
/** @type {(i: { amount: string | number; name: string | number; since: string | number }) => string} */
export const summary_most_up = (i) => say(227, i) ?? `${i.name} paling berubah: naik ${i.amount} sejak ${i.since}.`;
