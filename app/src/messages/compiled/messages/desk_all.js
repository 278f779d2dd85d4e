import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const desk_all = (i) => say(1269, i) ?? `Semua ${i.n} ditampilkan`;
