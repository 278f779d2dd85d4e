import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const office_data_saved = (i) => say(1238, i) ?? `Perubahan ${i.name} tersimpan.`;
