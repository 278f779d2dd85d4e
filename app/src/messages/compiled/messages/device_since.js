import { say } from '../words.js';
/** @type {(i: { first: string | number; time: string | number }) => string} */
export const device_since = (i) => say(874, i) ?? `Masuk pertama ${i.first}, terakhir dipakai ${i.time}`;
