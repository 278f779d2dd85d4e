import { say } from '../words.js';
/** @type {(i: { amount: string | number; speaker: string | number }) => string} */
export const entry_higher = (i) => say(932, i) ?? `${i.amount} lebih tinggi dari ${i.speaker}. Salah ketik atau satuan?`;
