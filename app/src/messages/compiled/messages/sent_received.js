import { say } from '../words.js';
/** @type {(i: { name: string | number; value: string | number }) => string} */
export const sent_received = (i) => say(951, i) ?? `${i.name} ${i.value} diterima`;
