import { say } from '../words.js';
/** @type {(i: { n: string | number; time: string | number }) => string} */
export const office_due = (i) => say(1040, i) ?? `${i.n} laporan menunggu Anda. Tenggat terdekat ${i.time}.`;
