import { say } from '../words.js';
/** @type {(i: { lower: string | number; upper: string | number }) => string} */
export const office_data_range = (i) => say(1250, i) ?? `${i.lower} sampai ${i.upper}`;
