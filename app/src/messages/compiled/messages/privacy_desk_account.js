import { say } from '../words.js';
/** @type {(i: { id: string | number }) => string} */
export const privacy_desk_account = (i) => say(751, i) ?? `Akun ${i.id}`;
