import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const office_data_withdraw_text = (i) => say(1247, i) ?? `${i.name}: data kembali seperti sebelumnya, saat ini juga.`;
