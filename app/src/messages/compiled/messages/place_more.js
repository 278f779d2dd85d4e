import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const place_more = (i) => say(974, i) ?? `${i.n} tempat lagi. Ketik namanya.`;
