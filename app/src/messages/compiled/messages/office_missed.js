import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const office_missed = (i) => say(1110, i) ?? `${i.name}, ${i.place}: keputusan belum tersimpan.`;
