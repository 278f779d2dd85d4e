import { say } from '../words.js';
/** @type {(i: { day: string | number; price: string | number }) => string} */
export const not_reported_last = (i) => say(222, i) ?? `Belum dilaporkan hari ini. Terakhir ${i.day}, ${i.price}`;
