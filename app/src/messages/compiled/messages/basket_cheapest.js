import { say } from '../words.js';
/** @type {(i: { place: string | number }) => string} */
export const basket_cheapest = (i) => say(335, i) ?? `Termurah di ${i.place}`;
