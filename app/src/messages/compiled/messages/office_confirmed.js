import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_confirmed = (i) => say(1057, i) ?? `${i.n} laporan dikonfirmasi.`;
