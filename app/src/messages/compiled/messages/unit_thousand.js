import { say } from '../words.js';
/** @type {(i: { unit: string | number }) => string} */
export const unit_thousand = (i) => say(267, i) ?? `ribu Rp per ${i.unit}`;
