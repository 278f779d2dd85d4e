import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const basket_added = (i) => say(997, i) ?? `${i.name} masuk daftar belanja.`;
