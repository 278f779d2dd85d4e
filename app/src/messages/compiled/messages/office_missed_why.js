import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number; why: string | number }) => string} */
export const office_missed_why = (i) => say(1047, i) ?? `${i.name}, ${i.place}: belum tersimpan. ${i.why}`;
