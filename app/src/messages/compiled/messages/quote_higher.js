import { say } from '../words.js';
/** @type {(i: { amount: string | number; trader: string | number }) => string} */
export const quote_higher = (i) => say(471, i) ?? `${i.amount} lebih tinggi dari pedagang ${i.trader}. Salah ketik atau satuan?`;
