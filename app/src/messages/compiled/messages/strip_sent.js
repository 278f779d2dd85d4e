import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const strip_sent = (i) => say(173, i) ?? `Terkirim ${i.time}`;
