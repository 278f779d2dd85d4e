import { say } from '../words.js';
/** @type {(i: { all: string | number; n: string | number; place: string | number }) => string} */
export const compare_sentence = (i) => say(302, i) ?? `${i.place} termurah untuk ${i.n} dari ${i.all} bahan.`;
