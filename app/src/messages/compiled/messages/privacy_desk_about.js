import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const privacy_desk_about = (i) => say(854, i) ?? `Tentang ${i.name}`;
