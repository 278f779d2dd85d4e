import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const privacy_desk_done_by = (i) => say(855, i) ?? `Oleh ${i.name}`;
