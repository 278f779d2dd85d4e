import { say } from '../words.js';
/** @type {(i: { all: string | number; n: string | number; state: string | number }) => string} */
export const item_of = (i) => say(968, i) ?? `Bahan ${i.n} dari ${i.all}, ${i.state}`;
