import { say } from '../words.js';
/** @type {(i: { area: string | number; commodity: string | number; last: string | number; publisher: string | number }) => string} */
export const source_series = (i) => say(266, i) ?? `Sumber: ${i.publisher}, ${i.area}, “${i.commodity}”. Data terakhir ${i.last}.`;
