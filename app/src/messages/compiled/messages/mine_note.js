import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const mine_note = (i) => say(399, i) ?? `Dari semua ${i.n} laporan Anda`;
