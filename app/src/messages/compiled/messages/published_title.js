import { say } from '../words.js';
/** @type {(i: { publisher: string | number }) => string} */
export const published_title = (i) => say(246, i) ?? `Data bulanan ${i.publisher}`;
