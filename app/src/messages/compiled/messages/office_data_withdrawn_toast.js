import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const office_data_withdrawn_toast = (i) => say(1248, i) ?? `Perubahan ${i.name} dicabut.`;
