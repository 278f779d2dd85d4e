import { say } from '../words.js';
/** @type {(i: { day: string | number; name: string | number; price: string | number; unit: string | number }) => string} */
export const share_price = (i) => say(992, i) ?? `${i.name} ${i.price} per ${i.unit}, ${i.day}`;
