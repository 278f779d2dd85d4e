import { say } from '../words.js';
/** @type {(i: { percent: string | number }) => string} */
export const compare_gap_all = (i) => say(308, i) ?? `Semua pasar: selisih ${i.percent}% dari yang termurah.`;
