import { say } from '../words.js';
/** @type {(i: { words: string | number }) => string} */
export const measured_status = (i) => say(1036, i) ?? `Tidak ada harga: yang dilaporkan ${i.words}`;
