import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const spark_label = (i) => say(1287, i) ?? `Harga ${i.name} se-kabupaten, 30 hari`;
