import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const office_tomorrow = (i) => say(1255, i) ?? `besok ${i.time}`;
