import { say } from '../words.js';
/** @type {(i: { area: string | number; name: string | number; publisher: string | number }) => string} */
export const chart_series = (i) => say(264, i) ?? `Harga ${i.name}, ${i.area}, dari ${i.publisher}`;
