import { say } from '../words.js';
/** @type {(i: { n: string | number; panel: string | number }) => string} */
export const office_mine_note = (i) => say(520, i) ?? `Tugas Anda, ${i.n} dari ${i.panel} harga masuk`;
