import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const compare_missing_rows = (i) => say(309, i) ?? `${i.n} bahan lain belum ada harganya di pasar ini.`;
