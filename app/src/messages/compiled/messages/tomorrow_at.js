import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const tomorrow_at = (i) => say(946, i) ?? `besok ${i.time}`;
