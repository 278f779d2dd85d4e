import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const panel_next = (i) => say(445, i) ?? `Lanjut: ${i.name}`;
