import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const device_seen = (i) => say(873, i) ?? `Terakhir dipakai ${i.time}`;
