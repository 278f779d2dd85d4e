import { say } from '../words.js';
/** @type {(i: { column: string | number }) => string} */
export const office_import_where_column = (i) => say(1161, i) ?? `kolom ${i.column}`;
