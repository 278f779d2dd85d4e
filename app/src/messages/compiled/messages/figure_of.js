import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const figure_of = (i) => say(1026, i) ?? `angka ${i.day}`;
