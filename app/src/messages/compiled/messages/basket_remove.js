import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const basket_remove = (i) => say(327, i) ?? `Hapus ${i.name} dari daftar`;
