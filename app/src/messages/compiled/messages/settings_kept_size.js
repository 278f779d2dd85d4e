import { say } from '../words.js';
/** @type {(i: { n: string | number; size: string | number }) => string} */
export const settings_kept_size = (i) => say(103, i) ?? `${i.n} jawaban tersimpan, sekitar ${i.size} KB.`;
