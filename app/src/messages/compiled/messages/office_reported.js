import { say } from '../words.js';
/** @type {(i: { n: string | number; panel: string | number }) => string} */
export const office_reported = (i) => say(1072, i) ?? `${i.n} dari ${i.panel} harga masuk`;
