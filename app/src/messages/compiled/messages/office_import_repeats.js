import { say } from '../words.js';
/** @type {(i: { line: string | number }) => string} */
export const office_import_repeats = (i) => say(1162, i) ?? `Mengulang baris ${i.line}`;
