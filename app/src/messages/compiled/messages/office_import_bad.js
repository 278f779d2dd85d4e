import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_import_bad = (i) => say(1149, i) ?? `${i.n} baris perlu diperbaiki. Tidak ada yang disimpan.`;
