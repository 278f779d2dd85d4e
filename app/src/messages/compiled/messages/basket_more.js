import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const basket_more = (i) => say(325, i) ?? `Tambah jumlah ${i.name}`;
