import { say } from '../words.js';
/** @type {(i: { price: string | number }) => string} */
export const ons_result = (i) => say(405, i) ?? `Sama dengan ${i.price} per kg`;
