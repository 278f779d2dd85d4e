import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const basket_less = (i) => say(326, i) ?? `Kurangi jumlah ${i.name}`;
