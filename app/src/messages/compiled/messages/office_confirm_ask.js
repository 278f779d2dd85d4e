import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_confirm_ask = (i) => say(1055, i) ?? `Konfirmasi ${i.n} laporan?`;
