import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const old_price = (i) => say(918, i) ?? `harga ${i.day}`;
