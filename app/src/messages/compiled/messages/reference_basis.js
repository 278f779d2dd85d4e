import { say } from '../words.js';
/** @type {(i: { basis: string | number; date: string | number }) => string} */
export const reference_basis = (i) => say(212, i) ?? `${i.basis}, berlaku sejak ${i.date}`;
