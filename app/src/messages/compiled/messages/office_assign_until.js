import { say } from '../words.js';
/** @type {(i: { from: string | number; to: string | number }) => string} */
export const office_assign_until = (i) => say(1126, i) ?? `${i.from} sampai ${i.to}`;
