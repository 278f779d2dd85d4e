import { say } from '../words.js';
/** @type {(i: { area: string | number; until: string | number }) => string} */
export const role_scope = (i) => say(862, i) ?? `${i.area}, sampai ${i.until}`;
