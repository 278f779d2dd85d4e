import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_import_good = (i) => say(1148, i) ?? `Berkas ini baik: ${i.n} baris siap disimpan.`;
