import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const previous_quotes = (i) => say(464, i) ?? `Harga ${i.day}`;
