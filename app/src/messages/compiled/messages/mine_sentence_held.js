import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const mine_sentence_held = (i) => say(397, i) ?? `${i.n} laporan menunggu petugas.`;
