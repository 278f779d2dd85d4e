import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const panel_waiting = (i) => say(966, i) ?? `${i.n} menunggu sinyal`;
