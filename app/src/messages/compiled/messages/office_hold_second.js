import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const office_hold_second = (i) => say(1046, i) ?? `${i.name}, ${i.place}: 10 detik lagi diteruskan ke petugas kedua.`;
