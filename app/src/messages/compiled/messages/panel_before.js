import { say } from '../words.js';
/** @type {(i: { day: string | number; prices: string | number }) => string} */
export const panel_before = (i) => say(967, i) ?? `${i.day} ${i.prices}`;
