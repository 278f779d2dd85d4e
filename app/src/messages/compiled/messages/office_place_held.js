import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_place_held = (i) => say(1258, i) ?? `${i.n} menunggu`;
