import { say } from '../words.js';
/** @type {(i: { name: string | number; time: string | number }) => string} */
export const office_stale_by = (i) => say(1112, i) ?? `Sudah diubah ${i.name}, ${i.time}`;
