import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const standing_accepted_until = (i) => say(950, i) ?? `Sudah tayang, bisa berubah sampai ${i.time}.`;
