import { say } from '../words.js';
/** @type {(i: { amount: string | number }) => string} */
export const basket_above = (i) => say(342, i) ?? `${i.amount} lebih mahal`;
