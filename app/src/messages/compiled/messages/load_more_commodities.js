import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const load_more_commodities = (i) => say(244, i) ?? `Muat ${i.n} bahan lagi`;
