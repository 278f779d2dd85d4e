import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const privacy_copy_made = (i) => say(700, i) ?? `Dibuat ${i.time}`;
