import { say } from '../words.js';
export const object_farm_price = () => say(40) ?? "harga di petani";
