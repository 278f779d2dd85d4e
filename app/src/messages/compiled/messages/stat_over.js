import { say } from '../words.js';
/** @type {(i: { kind: string | number; percent: string | number; price: string | number }) => string} */
export const stat_over = (i) => say(379, i) ?? `${i.percent}% di atas ${i.kind} (${i.price}).`;
