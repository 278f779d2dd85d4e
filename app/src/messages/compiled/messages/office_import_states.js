import { say } from '../words.js';
/** @type {(i: { accepted: string | number; held: string | number; noted: string | number }) => string} */
export const office_import_states = (i) => say(1151, i) ?? `Langsung tayang ${i.accepted}, menunggu petugas ${i.held}, tanpa harga ${i.noted}.`;
