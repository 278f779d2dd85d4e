import { say } from '../words.js';
/** @type {(i: { page: string | number }) => string} */
export const title = (i) => say(2, i) ?? `${i.page} · Rembang Gemilang`;
