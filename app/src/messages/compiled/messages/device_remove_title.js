import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const device_remove_title = (i) => say(877, i) ?? `Keluarkan ${i.name}?`;
