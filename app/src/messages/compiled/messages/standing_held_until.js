import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const standing_held_until = (i) => say(948, i) ?? `Petugas memeriksa dulu, paling lambat ${i.time}.`;
