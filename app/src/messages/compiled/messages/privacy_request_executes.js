import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const privacy_request_executes = (i) => say(725, i) ?? `Dijalankan ${i.time}`;
