import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const desk_sentence = (i) => say(1264, i) ?? `${i.n} laporan menunggu, semuanya dari hari ini.`;
