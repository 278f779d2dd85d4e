import { say } from '../words.js';
/** @type {(i: { all: string | number; n: string | number }) => string} */
export const basket_part = (i) => say(346, i) ?? `${i.n} dari ${i.all} bahan`;
