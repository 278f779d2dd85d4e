import { say } from '../words.js';
/** @type {(i: { hours: string | number }) => string} */
export const privacy_urgency_waiting = (i) => say(761, i) ?? `Sisa ${i.hours} jam`;
