import { say } from '../words.js';
/** @type {(i: { unit: string | number }) => string} */
export const unit_rupiah = (i) => say(268, i) ?? `Rp per ${i.unit}`;
