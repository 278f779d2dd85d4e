import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const privacy_desk_sealed = (i) => say(748, i) ?? `Tersegel no. ${i.n}`;
