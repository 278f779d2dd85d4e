import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const places_without = (i) => say(988, i) ?? `${i.n} tempat belum ada harganya`;
