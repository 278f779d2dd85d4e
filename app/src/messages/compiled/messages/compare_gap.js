import { say } from '../words.js';
/** @type {(i: { amount: string | number }) => string} */
export const compare_gap = (i) => say(306, i) ?? `Selisih ${i.amount} di antara pasar ini.`;
