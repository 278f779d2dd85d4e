import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const sentence_carried = (i) => say(919, i) ?? `Belum ada laporan hari ini, ini harga ${i.day}`;
