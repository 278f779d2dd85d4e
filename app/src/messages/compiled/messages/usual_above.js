import { say } from '../words.js';
/** @type {(i: { amount: string | number; percent: string | number; usual: string | number }) => string} */
export const usual_above = (i) => say(1316, i) ?? `${i.amount} (${i.percent}%) di atas harga biasa di pasar ini, ${i.usual}`;
