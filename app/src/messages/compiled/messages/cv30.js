import { say } from '../words.js';
/** @type {(i: { percent: string | number }) => string} */
export const cv30 = (i) => say(290, i) ?? `Naik turun 30 hari terakhir: ${i.percent}% dari rata-ratanya.`;
