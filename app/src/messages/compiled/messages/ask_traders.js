import { say } from '../words.js';
/** @type {(i: { unit: string | number }) => string} */
export const ask_traders = (i) => say(458, i) ?? `Tanyakan harga eceran 1 ${i.unit} kepada tiga pedagang tetap.`;
