import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const decided_correct = (i) => say(1309, i) ?? `${i.name}, ${i.place}: koreksi tayang.`;
