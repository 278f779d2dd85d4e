import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const district = (i) => say(62, i) ?? `Kecamatan ${i.name}`;
