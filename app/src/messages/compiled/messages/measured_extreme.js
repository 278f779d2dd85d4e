import { say } from '../words.js';
/** @type {(i: { price: string | number }) => string} */
export const measured_extreme = (i) => say(1034, i) ?? `Sangat tak biasa bila melewati ${i.price}`;
