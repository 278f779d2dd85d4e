import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const count_desa = (i) => say(200, i) ?? `${i.n} desa`;
