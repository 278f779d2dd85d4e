import { say } from '../words.js';
/** @type {(i: { who: string | number }) => string} */
export const entry_required = (i) => say(931, i) ?? `Isi harga dari paling sedikit satu ${i.who}`;
