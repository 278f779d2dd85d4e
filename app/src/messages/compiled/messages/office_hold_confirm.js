import { say } from '../words.js';
/** @type {(i: { name: string | number; place: string | number }) => string} */
export const office_hold_confirm = (i) => say(1107, i) ?? `${i.name}, ${i.place}: akan dikonfirmasi 10 detik lagi.`;
