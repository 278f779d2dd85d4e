import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const district_villages = (i) => say(71, i) ?? `${i.n} desa dan kelurahan`;
