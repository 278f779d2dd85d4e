import { say } from '../words.js';
/** @type {(i: { amount: string | number; trader: string | number }) => string} */
export const quote_lower = (i) => say(472, i) ?? `${i.amount} lebih rendah dari pedagang ${i.trader}. Salah ketik atau satuan?`;
