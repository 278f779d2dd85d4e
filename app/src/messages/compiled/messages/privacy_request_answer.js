import { say } from '../words.js';
/** @type {(i: { text: string | number }) => string} */
export const privacy_request_answer = (i) => say(727, i) ?? `Jawaban: ${i.text}`;
