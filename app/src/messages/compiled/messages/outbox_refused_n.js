import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const outbox_refused_n = (i) => say(959, i) ?? `${i.n} harga perlu Anda lihat`;
