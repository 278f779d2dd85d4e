import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const value_of = (i) => say(463, i) ?? `Nilai ${i.day}`;
