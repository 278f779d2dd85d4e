import { say } from '../words.js';
/** @type {(i: { late: string | number; n: string | number }) => string} */
export const privacy_desk_requests_alarm = (i) => say(758, i) ?? `${i.n} permintaan menunggu, ${i.late} sudah lewat 48 jam.`;
