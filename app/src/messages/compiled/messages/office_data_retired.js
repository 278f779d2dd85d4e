import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const office_data_retired = (i) => say(525, i) ?? `Tidak ditanyakan sejak ${i.day}`;
