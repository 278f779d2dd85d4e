import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const privacy_desk_by = (i) => say(753, i) ?? `Hanya oleh ${i.name}`;
