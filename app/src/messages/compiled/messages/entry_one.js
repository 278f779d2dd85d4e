import { say } from '../words.js';
/** @type {(i: { who: string | number }) => string} */
export const entry_one = (i) => say(937, i) ?? `Yang akan dikirim, dari satu ${i.who}`;
