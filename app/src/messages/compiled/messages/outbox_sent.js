import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const outbox_sent = (i) => say(957, i) ?? `${i.n} harga yang menunggu sudah terkirim.`;
