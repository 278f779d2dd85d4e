import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const privacy_desk_only = (i) => say(752, i) ?? `Hanya tentang ${i.name}`;
