import { say } from '../words.js';
/** @type {(i: { first: string | number; kind: string | number }) => string} */
export const sentence_over = (i) => say(256, i) ?? `${i.first}, di atas ${i.kind}.`;
