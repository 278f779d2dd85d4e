import { say } from '../words.js';
/** @type {(i: { day: string | number; places: string | number }) => string} */
export const mean_of = (i) => say(259, i) ?? `Rata-rata ${i.places}, ${i.day}`;
