import { say } from '../words.js';
/** @type {(i: { words: string | number }) => string} */
export const officer_says = (i) => say(456, i) ?? `Petugas: ${i.words}`;
