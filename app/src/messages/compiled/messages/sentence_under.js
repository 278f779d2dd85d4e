import { say } from '../words.js';
/** @type {(i: { first: string | number; kind: string | number }) => string} */
export const sentence_under = (i) => say(258, i) ?? `${i.first}, di bawah ${i.kind}.`;
