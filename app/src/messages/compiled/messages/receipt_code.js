import { say } from '../words.js';
/** @type {(i: { code: string | number }) => string} */
export const receipt_code = (i) => say(506, i) ?? `Kode laporan: ${i.code}`;
