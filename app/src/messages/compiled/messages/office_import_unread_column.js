import { say } from '../words.js';
/** @type {(i: { text: string | number }) => string} */
export const office_import_unread_column = (i) => say(1167, i) ?? `Kolom ${i.text}`;
