import { say } from '../words.js';
/** @type {(i: { first: string | number; kind: string | number }) => string} */
export const sentence_still_over = (i) => say(257, i) ?? `${i.first}, tetapi masih di atas ${i.kind}.`;
