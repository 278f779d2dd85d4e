import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const privacy_people_revoke_title = (i) => say(797, i) ?? `Cabut tugas ${i.name}?`;
