import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const decided_reject = (i) => say(1310, i) ?? `${i.name}, ${i.place}: ditolak.`;
