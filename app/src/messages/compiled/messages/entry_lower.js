import { say } from '../words.js';
/** @type {(i: { amount: string | number; speaker: string | number }) => string} */
export const entry_lower = (i) => say(933, i) ?? `${i.amount} lebih rendah dari ${i.speaker}. Salah ketik atau satuan?`;
