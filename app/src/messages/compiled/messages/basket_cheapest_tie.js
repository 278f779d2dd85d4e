import { say } from '../words.js';
/** @type {(i: { places: string | number }) => string} */
export const basket_cheapest_tie = (i) => say(336, i) ?? `Sama murahnya di ${i.places}`;
