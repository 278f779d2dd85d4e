import { say } from '../words.js';
/** @type {(i: { price: string | number; unit: string | number }) => string} */
export const basket_usual = (i) => say(333, i) ?? `Rata-rata ${i.price} /${i.unit}`;
