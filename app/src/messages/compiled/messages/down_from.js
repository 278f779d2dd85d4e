import { say } from '../words.js';
/** @type {(i: { amount: string | number; day: string | number }) => string} */
export const down_from = (i) => say(498, i) ?? `Turun ${i.amount} dari ${i.day}.`;
