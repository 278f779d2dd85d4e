import { say } from '../words.js';
/** @type {(i: { place: string | number; total: string | number }) => string} */
export const basket_share_line = (i) => say(357, i) ?? `${i.place}: ${i.total}`;
