import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_confirm_all = (i) => say(1054, i) ?? `Konfirmasi ${i.n} laporan`;
