import { say } from '../words.js';
/** @type {(i: { full: string | number; n: string | number; some: string | number }) => string} */
export const office_places_sentence = (i) => say(1256, i) ?? `Dari ${i.n} tempat, ${i.some} sudah mengirim harga, ${i.full} sudah lengkap.`;
