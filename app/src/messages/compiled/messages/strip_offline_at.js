import { say } from '../words.js';
/** @type {(i: { age: string | number }) => string} */
export const strip_offline_at = (i) => say(165, i) ?? `Luring. ${i.age}`;
