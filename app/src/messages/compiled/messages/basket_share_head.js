import { say } from '../words.js';
/** @type {(i: { day: string | number }) => string} */
export const basket_share_head = (i) => say(355, i) ?? `Daftar belanja, harga ${i.day}`;
