import { say } from '../words.js';
/** @type {(i: { amount: string | number }) => string} */
export const change_up = (i) => say(205, i) ?? `naik ${i.amount}`;
