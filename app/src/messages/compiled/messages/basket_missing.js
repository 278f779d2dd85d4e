import { say } from '../words.js';
/** @type {(i: { names: string | number }) => string} */
export const basket_missing = (i) => say(345, i) ?? `Belum ada: ${i.names}`;
