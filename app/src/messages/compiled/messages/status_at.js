import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const status_at = (i) => say(121, i) ?? `Menurut server, ${i.time}`;
