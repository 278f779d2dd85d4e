import { say } from '../words.js';
/** @type {(i: { unit: string | number }) => string} */
export const column_mean = (i) => say(279, i) ?? `Rata-rata /${i.unit}`;
