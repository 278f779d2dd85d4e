import { say } from '../words.js';
/** @type {(i: { usual: string | number }) => string} */
export const usual_same = (i) => say(1318, i) ?? `Sama dengan harga biasa di pasar ini, ${i.usual}`;
