import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const office_hold_correct = (i) => say(1108, i) ?? `${i.name}, ${i.place}: koreksi akan tayang 10 detik lagi.`;
