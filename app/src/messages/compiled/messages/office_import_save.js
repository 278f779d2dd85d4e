import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_import_save = (i) => say(1147, i) ?? `Simpan ${i.n} baris`;
