import { say } from '../words.js';
/** @type {(i: { who: string | number }) => string} */
export const entry_few = (i) => say(935, i) ?? `Baru satu ${i.who}. Dua atau tiga lebih baik.`;
