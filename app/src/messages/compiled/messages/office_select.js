import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const office_select = (i) => say(1050, i) ?? `Pilih ${i.name}, ${i.place}`;
