import { say } from '../words.js';
/** @type {(i: { n: string | number; older: string | number }) => string} */
export const desk_sentence_older = (i) => say(1265, i) ?? `${i.n} laporan menunggu, ${i.older} dari hari sebelumnya.`;
