import { say } from '../words.js';
/** @type {(i: { most: string | number; n: string | number }) => string} */
export const pins_note = (i) => say(51, i) ?? `${i.n} dari ${i.most} tugas tampil di Beranda. Sematkan yang sering Anda pakai.`;
