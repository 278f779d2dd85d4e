import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const office_hold_reject = (i) => say(1109, i) ?? `${i.name}, ${i.place}: akan ditolak 10 detik lagi.`;
