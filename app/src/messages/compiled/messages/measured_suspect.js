import { say } from '../words.js';
/** @type {(i: { price: string | number }) => string} */
export const measured_suspect = (i) => say(1033, i) ?? `Perlu diperiksa bila melewati ${i.price}`;
