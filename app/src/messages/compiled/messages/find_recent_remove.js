import { say } from '../words.js';
/** @type {(i: { text: string | number }) => string} */
export const find_recent_remove = (i) => say(88, i) ?? `Hapus “${i.text}”`;
