import { say } from '../words.js';
/** @type {(i: { first: string | number }) => string} */
export const sentence_end = (i) => say(255, i) ?? `${i.first}.`;
