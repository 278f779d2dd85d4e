import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const same_from = (i) => say(499, i) ?? `Sama dengan ${i.day}.`;
