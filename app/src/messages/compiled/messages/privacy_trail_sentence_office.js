import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const privacy_trail_sentence_office = (i) => say(650, i) ?? `${i.n} kali petugas membuka atau mengubah data Anda di daftar ini.`;
