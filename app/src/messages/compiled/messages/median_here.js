import { say } from '../words.js';
/** @type {(i: { price: string | number }) => string} */
export const median_here = (i) => say(531, i) ?? `Nilai tengah pasar ini ${i.price}`;
