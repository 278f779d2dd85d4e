import { say } from '../words.js';
/** @type {(i: { area: string | number; day: string | number }) => string} */
export const last_reported = (i) => say(975, i) ?? `${i.area}, terakhir ${i.day}`;
