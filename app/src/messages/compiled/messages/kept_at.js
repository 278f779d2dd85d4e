import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const kept_at = (i) => say(109, i) ?? `Tersimpan ${i.time}`;
