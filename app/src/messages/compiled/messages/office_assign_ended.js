import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const office_assign_ended = (i) => say(1130, i) ?? `Tugas ${i.name} di ${i.place} berakhir.`;
