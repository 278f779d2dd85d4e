import { say } from '../words.js';
/** @type {(i: { day: string | number; place: string | number }) => string} */
export const desk_where = (i) => say(1267, i) ?? `${i.place}, ${i.day}`;
