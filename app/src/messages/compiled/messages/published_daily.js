import { say } from '../words.js';
/** @type {(i: { publisher: string | number }) => string} */
export const published_daily = (i) => say(247, i) ?? `Data harian ${i.publisher}`;
