import { say } from '../words.js';
/** @type {(i: { trader: string | number }) => string} */
export const ons_use = (i) => say(406, i) ?? `Pakai untuk ${i.trader}`;
