import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const privacy_copy_count = (i) => say(706, i) ?? `${i.n} baris, lengkapnya ada di berkas`;
