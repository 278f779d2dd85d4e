import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const decided_second = (i) => say(1311, i) ?? `${i.name}, ${i.place}: menunggu petugas kedua. Belum tayang.`;
