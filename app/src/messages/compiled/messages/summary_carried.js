import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const summary_carried = (i) => say(915, i) ?? `Belum ada laporan hari ini. Yang tampil harga ${i.day}.`;
