import { say } from '../words.js';
/** @type {(i: { name: string | number }) => string} */
export const office_data_withdraw_of = (i) => say(1245, i) ?? `Cabut perubahan ${i.name}`;
