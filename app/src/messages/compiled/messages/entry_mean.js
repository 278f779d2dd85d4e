import { say } from '../words.js';
/** @type {(i: { whos: string | number }) => string} */
export const entry_mean = (i) => say(936, i) ?? `Yang akan dikirim, rata-rata dua ${i.whos}`;
