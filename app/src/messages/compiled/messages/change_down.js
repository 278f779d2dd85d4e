import { say } from '../words.js';
/** @type {(i: { amount: string | number }) => string} */
export const change_down = (i) => say(206, i) ?? `turun ${i.amount}`;
