import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const privacy_request_at = (i) => say(724, i) ?? `Diminta ${i.time}`;
