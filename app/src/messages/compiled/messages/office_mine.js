import { say } from '../words.js';
/** @type {(i: { done: string | number; n: string | number }) => string} */
export const office_mine = (i) => say(519, i) ?? `Tugas hari ini: ${i.n} tempat, ${i.done} sudah lengkap`;
