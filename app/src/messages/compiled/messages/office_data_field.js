import { say } from '../words.js';
/** @type {(i: { name: string | number; why: string | number }) => string} */
export const office_data_field = (i) => say(1064, i) ?? `${i.name}: ${i.why}`;
