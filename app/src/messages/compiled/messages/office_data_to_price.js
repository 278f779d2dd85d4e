import { say } from '../words.js';
/** @type {(i: { price: string | number }) => string} */
export const office_data_to_price = (i) => say(1252, i) ?? `paling tinggi ${i.price}`;
