import { say } from '../words.js';
/** @type {(i: { area: string | number; period: string | number }) => string} */
export const published_mean = (i) => say(249, i) ?? `Rata-rata ${i.area}, ${i.period}`;
