import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_waiting_n = (i) => say(1060, i) ?? `${i.n} menunggu`;
