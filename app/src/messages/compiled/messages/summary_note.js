import { say } from '../words.js';
/** @type {(i: { n: string | number; parts: string | number }) => string} */
export const summary_note = (i) => say(229, i) ?? `Dari ${i.n} bahan: ${i.parts}.`;
