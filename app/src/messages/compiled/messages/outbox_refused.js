import { say } from '../words.js';
/** @type {(i: { name: string | number; why: string | number }) => string} */
export const outbox_refused = (i) => say(958, i) ?? `${i.name} belum diterima. ${i.why}`;
