import { say } from '../words.js';
/** @type {(i: { percent: string | number }) => string} */
export const stat_disparity = (i) => say(383, i) ?? `Pasar termahal ${i.percent}% di atas pasar termurah.`;
