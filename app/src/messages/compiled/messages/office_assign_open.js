import { say } from '../words.js';
/** @type {(i: { from: string | number }) => string} */
export const office_assign_open = (i) => say(1125, i) ?? `mulai ${i.from}`;
