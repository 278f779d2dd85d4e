import { say } from '../words.js';
/** @type {(i: { text: string | number }) => string} */
export const office_import_unread_sheet = (i) => say(1169, i) ?? `Lembar ${i.text}`;
