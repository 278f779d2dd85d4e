import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const quantity_gram = (i) => say(360, i) ?? `${i.n} gram`;
