import { say } from '../words.js';
/** @type {(i: { usual: string | number }) => string} */
export const warn_far = (i) => say(477, i) ?? `Jauh dari biasanya, sekitar ${i.usual}`;
