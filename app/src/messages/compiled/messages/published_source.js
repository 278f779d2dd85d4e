import { say } from '../words.js';
/** @type {(i: { area: string | number; period: string | number; publisher: string | number }) => string} */
export const published_source = (i) => say(250, i) ?? `Rata-rata ${i.area}, ${i.period}, ${i.publisher}`;
