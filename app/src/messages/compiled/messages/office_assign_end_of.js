import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const office_assign_end_of = (i) => say(1129, i) ?? `Akhiri tugas ${i.name} di ${i.place}`;
