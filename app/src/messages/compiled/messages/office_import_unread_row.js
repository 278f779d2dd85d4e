import { say } from '../words.js';
/** @type {(i: { line: string | number; text: string | number }) => string} */
export const office_import_unread_row = (i) => say(1168, i) ?? `Baris ${i.line}: ${i.text}`;
