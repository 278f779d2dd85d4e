import { say } from '../words.js';
/** @type {(i: { limit: string | number; percent: string | number; whos: string | number }) => string} */
export const entry_spread = (i) => say(934, i) ?? `Selisih antar${i.whos} ${i.percent}%, batasnya ${i.limit}%`;
