import { say } from '../words.js';
/** @type {(i: { usual: string | number }) => string} */
export const quote_ratio = (i) => say(473, i) ?? `Biasanya sekitar ${i.usual}. Cek satuan atau nol berlebih.`;
