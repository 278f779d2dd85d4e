import { say } from '../words.js';
/** @type {(i: { all: string | number; sent: string | number }) => string} */
export const panel_progress = (i) => say(441, i) ?? `${i.sent} dari ${i.all} bahan terkirim.`;
