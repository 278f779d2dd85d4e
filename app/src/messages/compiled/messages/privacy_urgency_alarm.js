import { say } from '../words.js';
/** @type {(i: { hours: string | number }) => string} */
export const privacy_urgency_alarm = (i) => say(762, i) ?? `Mendesak, sisa ${i.hours} jam`;
