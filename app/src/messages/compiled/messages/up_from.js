import { say } from '../words.js';
/** @type {(i: { amount: string | number; day: string | number }) => string} */
export const up_from = (i) => say(497, i) ?? `Naik ${i.amount} dari ${i.day}.`;
