import { say } from '../words.js';
/** @type {(i: { unit: string | number }) => string} */
export const ask_auction = (i) => say(460, i) ?? `Isi harga lelang 1 ${i.unit} hari ini.`;
