import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_places_all = (i) => say(1257, i) ?? `Lihat semua ${i.n} tempat`;
