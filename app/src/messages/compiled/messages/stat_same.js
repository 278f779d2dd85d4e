import { say } from '../words.js';
/** @type {(i: { since: string | number }) => string} */
export const stat_same = (i) => say(372, i) ?? `Sama ${i.since}.`;
