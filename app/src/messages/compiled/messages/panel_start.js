import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const panel_start = (i) => say(444, i) ?? `Mulai: ${i.name}`;
