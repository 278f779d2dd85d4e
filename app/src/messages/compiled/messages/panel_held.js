import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const panel_held = (i) => say(443, i) ?? `${i.n} menunggu petugas`;
