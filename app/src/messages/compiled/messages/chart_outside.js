import { say } from '../words.js';
/** @type {(i: { kind: string | number; range: string | number }) => string} */
export const chart_outside = (i) => say(983, i) ?? `${i.kind} ${i.range} jauh dari harga ini, jadi tidak digambar.`;
