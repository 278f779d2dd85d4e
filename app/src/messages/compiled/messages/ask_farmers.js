import { say } from '../words.js';
/** @type {(i: { unit: string | number }) => string} */
export const ask_farmers = (i) => say(459, i) ?? `Isi harga 1 ${i.unit} yang diterima petani hari ini.`;
