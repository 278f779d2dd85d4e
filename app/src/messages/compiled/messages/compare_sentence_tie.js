import { say } from '../words.js';
/** @type {(i: { all: string | number; n: string | number; places: string | number }) => string} */
export const compare_sentence_tie = (i) => say(303, i) ?? `${i.places} sama-sama termurah untuk ${i.n} dari ${i.all} bahan.`;
