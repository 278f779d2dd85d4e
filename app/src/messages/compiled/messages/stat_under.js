import { say } from '../words.js';
/** @type {(i: { kind: string | number; percent: string | number; price: string | number }) => string} */
export const stat_under = (i) => say(381, i) ?? `${i.percent}% di bawah batas bawah ${i.kind} (${i.price}): petani dan peternak bisa rugi.`;
