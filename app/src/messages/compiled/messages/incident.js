import { say } from '../words.js';
/** @type {(i: { number: string | number }) => string} */
export const incident = (i) => say(189, i) ?? `Nomor gangguan: ${i.number}`;
