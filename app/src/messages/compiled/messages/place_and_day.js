import { say } from '../words.js';
/** @type {(i: { day: string | number; place: string | number }) => string} */
export const place_and_day = (i) => say(430, i) ?? `${i.place}, ${i.day}`;
