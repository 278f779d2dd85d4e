import { say } from '../words.js';
/** @type {(i: { area: string | number; role: string | number }) => string} */
export const privacy_trail_by_office = (i) => say(654, i) ?? `${i.role}, ${i.area}`;
