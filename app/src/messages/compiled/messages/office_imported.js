import { say } from '../words.js';
/** @type {(i: { name: string | number; rows: string | number; time: string | number }) => string} */
export const office_imported = (i) => say(1086, i) ?? `${i.rows} baris, ${i.name}, ${i.time}`;
