import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const summary_counted = (i) => say(917, i) ?? `${i.n} bahan sudah dilaporkan.`;
