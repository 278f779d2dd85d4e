import { say } from '../words.js';
/** @type {(i: { limit: string | number; percent: string | number }) => string} */
export const measured_step = (i) => say(1035, i) ?? `${i.percent}% dari nilai terakhir yang tayang, batasnya ${i.limit}%`;
