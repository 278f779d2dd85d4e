import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const second_second = (i) => say(1321, i) ?? `${i.name} sudah setuju. Bila Anda juga setuju, harga ini tayang.`;
