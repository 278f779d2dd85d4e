import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const privacy_people_slip_until = (i) => say(780, i) ?? `Berlaku sampai ${i.time}`;
