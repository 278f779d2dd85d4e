import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const privacy_request_due = (i) => say(726, i) ?? `Dijawab paling lambat ${i.time}`;
