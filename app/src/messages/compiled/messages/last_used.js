import { say } from '../words.js';
/** @type {(i: { area: string | number }) => string} */
export const last_used = (i) => say(432, i) ?? `${i.area}, terakhir dipakai`;
