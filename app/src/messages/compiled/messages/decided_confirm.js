import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const decided_confirm = (i) => say(1308, i) ?? `${i.name}, ${i.place}: dikonfirmasi.`;
