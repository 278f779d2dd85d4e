import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const chart_days = (i) => say(263, i) ?? `Harga harian ${i.name} dari laporan pasar`;
