import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const pins_full = (i) => say(52, i) ?? `Beranda sudah penuh, ${i.n} tugas. Lepas satu dulu untuk menyematkan yang lain.`;
