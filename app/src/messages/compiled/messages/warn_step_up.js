import { say } from '../words.js';
/** @type {(i: { limit: string | number; percent: string | number; since: string | number }) => string} */
export const warn_step_up = (i) => say(475, i) ?? `Naik ${i.percent}% dari ${i.since}, batasnya ${i.limit}%`;
