import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const sent_waiting = (i) => say(952, i) ?? `${i.name} tersimpan, belum terkirim`;
