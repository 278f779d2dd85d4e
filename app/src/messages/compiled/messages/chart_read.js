import { say } from '../words.js';
/** @type {(i: { day: string | number; values: string | number }) => string} */
export const chart_read = (i) => say(980, i) ?? `${i.day}: ${i.values}`;
