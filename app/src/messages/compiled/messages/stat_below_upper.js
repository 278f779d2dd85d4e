import { say } from '../words.js';
/** @type {(i: { kind: string | number; percent: string | number; price: string | number }) => string} */
export const stat_below_upper = (i) => say(380, i) ?? `${i.percent}% di bawah batas atas ${i.kind} (${i.price}).`;
