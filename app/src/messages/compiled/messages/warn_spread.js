import { say } from '../words.js';
/** @type {(i: { limit: string | number; percent: string | number }) => string} */
export const warn_spread = (i) => say(474, i) ?? `Selisih antarpedagang ${i.percent}%, batasnya ${i.limit}%`;
