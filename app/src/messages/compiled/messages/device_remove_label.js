import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const device_remove_label = (i) => say(876, i) ?? `Keluarkan ${i.name}`;
