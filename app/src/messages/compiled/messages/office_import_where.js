import { say } from '../words.js';
/** @type {(i: { line: string | number }) => string} */
export const office_import_where = (i) => say(1160, i) ?? `Baris ${i.line}`;
