import { say } from '../words.js';
/** @type {(i: { amount: string | number; kind: string | number }) => string} */
export const reference_over = (i) => say(209, i) ?? `${i.amount} di atas ${i.kind}`;
