import { say } from '../words.js';
/** @type {(i: { kind: string | number; percent: string | number; price: string | number }) => string} */
export const stat_above_lower = (i) => say(382, i) ?? `${i.percent}% di atas batas bawah ${i.kind} (${i.price}).`;
