import { say } from '../words.js';
/** @type {(i: { places: string | number }) => string} */
export const carried = (i) => say(216, i) ?? `${i.places} memakai harga hari sebelumnya`;
