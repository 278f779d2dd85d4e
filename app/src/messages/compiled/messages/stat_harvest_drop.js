import { say } from '../words.js';
/** @type {(i: { percent: string | number }) => string} */
export const stat_harvest_drop = (i) => say(385, i) ?? `Turun ${i.percent}% atau lebih dari harga biasanya sebulan.`;
