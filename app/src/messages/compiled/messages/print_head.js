import { say } from '../words.js';
/** @type {(i: { day: string | number; page: string | number }) => string} */
export const print_head = (i) => say(998, i) ?? `${i.page}, ${i.day} · Rembang Gemilang. Sumber: laporan petugas pasar Kabupaten Rembang.`;
