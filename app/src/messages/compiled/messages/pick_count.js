import { say } from '../words.js';
/** @type {(i: { n: string | number }) => string} */
export const pick_count = (i) => say(923, i) ?? `${i.n} cocok. Ketik lagi agar lebih sedikit.`;
