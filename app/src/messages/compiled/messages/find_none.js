import { say } from '../words.js';
/** @type {(i: { text: string | number }) => string} */
export const find_none = (i) => say(83, i) ?? `Tidak ada yang cocok untuk “${i.text}”`;
