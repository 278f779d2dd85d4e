import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const district_places = (i) => say(73, i) ?? `${i.n} tempat`;
