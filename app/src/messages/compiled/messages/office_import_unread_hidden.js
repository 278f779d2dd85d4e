import { say } from '../words.js';
/** @type {(i: { text: string | number }) => string} */
export const office_import_unread_hidden = (i) => say(1170, i) ?? `Lembar tersembunyi ${i.text}`;
