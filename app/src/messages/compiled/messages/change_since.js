import { say } from '../words.js';
/** @type {(i: { change: string | number; since: string | number }) => string} */
export const change_since = (i) => say(208, i) ?? `${i.change} sejak ${i.since}`;
