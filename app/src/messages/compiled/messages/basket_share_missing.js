import { say } from '../words.js';
/** @type {(i: { names: string | number; place: string | number; total: string | number }) => string} */
export const basket_share_missing = (i) => say(358, i) ?? `${i.place}: ${i.total}, belum ada ${i.names}`;
