import { say } from '../words.js';
/** @type {(i: { n: string | number; place: string | number }) => string} */
export const compare_option = (i) => say(301, i) ?? `${i.place} (${i.n} harga)`;
