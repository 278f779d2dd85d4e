import { say } from '../words.js';
/** @type {(i: { place: string | number; time: string | number }) => string} */
export const reported_at = (i) => say(509, i) ?? `Dikirim ${i.time}, ${i.place}`;
