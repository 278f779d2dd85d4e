import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const carried_short = (i) => say(984, i) ?? `${i.n} memakai harga sebelumnya`;
