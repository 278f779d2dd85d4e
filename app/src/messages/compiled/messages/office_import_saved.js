import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_import_saved = (i) => say(1150, i) ?? `${i.n} baris tersimpan.`;
