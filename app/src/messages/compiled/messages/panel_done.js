import { say } from '../words.js';
/** @type {(i: { all: string | number }) => string} */
export const panel_done = (i) => say(442, i) ?? `Semua ${i.all} bahan terkirim hari ini.`;
