import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const office_undone = (i) => say(1106, i) ?? `${i.name}, ${i.place}: keputusan diurungkan.`;
