import { say } from '../words.js';
/** @type {(i: { late: string | number; n: string | number }) => string} */
export const office_due_late = (i) => say(1041, i) ?? `${i.n} laporan menunggu Anda, ${i.late} sudah lewat tenggat.`;
