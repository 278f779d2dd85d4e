import { say } from '../words.js';
/** @type {(i: { since: string | number }) => string} */
export const sentence_same = (i) => say(253, i) ?? `Tetap sejak ${i.since}`;
