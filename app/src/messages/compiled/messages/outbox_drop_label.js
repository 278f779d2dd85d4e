import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const outbox_drop_label = (i) => say(962, i) ?? `Buang ${i.name}`;
