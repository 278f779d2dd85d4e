import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const desk_shown = (i) => say(1268, i) ?? `${i.n} ditampilkan`;
