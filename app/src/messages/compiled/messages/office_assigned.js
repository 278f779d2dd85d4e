import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const office_assigned = (i) => say(1123, i) ?? `${i.name} bertugas di ${i.place}.`;
