import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const office_selected = (i) => say(1052, i) ?? `${i.n} dipilih`;
