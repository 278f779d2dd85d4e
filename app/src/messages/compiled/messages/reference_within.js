import { say } from '../words.js';
/** @type {(i: { kind: string | number; range: string | number }) => string} */
export const reference_within = (i) => say(211, i) ?? `Sesuai ${i.kind} ${i.range}`;
