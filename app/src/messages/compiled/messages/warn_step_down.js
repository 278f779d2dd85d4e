import { say } from '../words.js';
/** @type {(i: { limit: string | number; percent: string | number; since: string | number }) => string} */
export const warn_step_down = (i) => say(476, i) ?? `Turun ${i.percent}% dari ${i.since}, batasnya ${i.limit}%`;
