import { say } from '../words.js';
/** @type {(i: { amount: string | number; place: string | number }) => string} */
export const cheapest_sentence = (i) => say(294, i) ?? `Termurah di ${i.place}, selisih ${i.amount} dari yang termahal.`;
