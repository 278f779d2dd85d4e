import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const office_assign_by = (i) => say(1127, i) ?? `oleh ${i.name}`;
