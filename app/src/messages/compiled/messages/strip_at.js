import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const strip_at = (i) => say(161, i) ?? `Data per ${i.time}`;
