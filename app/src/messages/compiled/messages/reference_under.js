import { say } from '../words.js';
/** @type {(i: { amount: string | number; kind: string | number }) => string} */
export const reference_under = (i) => say(210, i) ?? `${i.amount} di bawah ${i.kind}`;
