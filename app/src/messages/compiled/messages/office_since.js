import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const office_since = (i) => say(1081, i) ?? `sejak ${i.day}`;
