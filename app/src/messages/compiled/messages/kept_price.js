import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const kept_price = (i) => say(999, i) ?? `Harga yang tersimpan, ${i.day}`;
