import { say } from '../words.js';
/** @type {(i: { first: string | number }) => string} */
export const device_current_since = (i) => say(875, i) ?? `Perangkat ini, masuk pertama ${i.first}`;
