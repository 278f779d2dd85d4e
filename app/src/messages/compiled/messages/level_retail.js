import { say } from '../words.js';
export const level_retail = () => say(202) ?? "Harga eceran di pasar";
