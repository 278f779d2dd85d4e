import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const prices_of_day = (i) => say(215, i) ?? `Harga per ${i.day}`;
