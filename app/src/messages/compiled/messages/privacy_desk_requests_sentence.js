import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const privacy_desk_requests_sentence = (i) => say(757, i) ?? `${i.n} permintaan menunggu jawaban.`;
