import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const basket_removed = (i) => say(328, i) ?? `${i.name} dihapus dari daftar`;
