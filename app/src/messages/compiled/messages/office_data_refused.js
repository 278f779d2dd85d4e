import { say } from '../words.js';
/** @type {(i: { why: string | number }) => string} */
export const office_data_refused = (i) => say(1253, i) ?? `Pemeriksa data menolak: ${i.why}`;
