import { say } from '../words.js';
/** @type {(i: { age: string | number }) => string} */
export const strip_failed_at = (i) => say(166, i) ?? `Belum bisa diperbarui. ${i.age}`;
