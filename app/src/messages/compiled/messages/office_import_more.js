import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_import_more = (i) => say(1152, i) ?? `Hanya 100 pertama yang ditampilkan; unduhan memuat ${i.n}.`;
