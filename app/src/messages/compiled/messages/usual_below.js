import { say } from '../words.js';
/** @type {(i: { amount: string | number; percent: string | number; usual: string | number }) => string} */
export const usual_below = (i) => say(1317, i) ?? `${i.amount} (${i.percent}%) di bawah harga biasa di pasar ini, ${i.usual}`;
