import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const settings_kept_newest = (i) => say(104, i) ?? `Terbaru: ${i.time}`;
