import { say } from '../words.js';
/** @type {(i: { n: string | number; unit: string | number }) => string} */
export const quantity_unit = (i) => say(361, i) ?? `${i.n} ${i.unit}`;
