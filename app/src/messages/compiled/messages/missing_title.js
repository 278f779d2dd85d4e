import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const missing_title = (i) => say(1019, i) ?? `${i.n} bahan belum dilaporkan`;
