import { say } from '../words.js';
/** @type {(i: { time: string | number }) => string} */
export const strip_provisional = (i) => say(162, i) ?? `Data per ${i.time}, sementara sampai 12.00`;
