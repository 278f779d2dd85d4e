import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const compare_place_n = (i) => say(299, i) ?? `Pasar ${i.n}`;
