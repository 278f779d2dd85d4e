import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_unconfirmed = (i) => say(1058, i) ?? `${i.n} laporan belum dikonfirmasi`;
