import { say } from '../words.js';
/** @type {(i: { price: string | number }) => string} */
export const office_data_from_price = (i) => say(1251, i) ?? `mulai ${i.price}`;
