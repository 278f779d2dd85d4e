import { say } from '../words.js';
/** @type {(i: { day: string | number; price: string | number }) => string} */
export const hint_before = (i) => say(465, i) ?? `${i.day} ${i.price}`;
