import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const outbox_waiting = (i) => say(955, i) ?? `${i.n} harga menunggu sinyal`;
