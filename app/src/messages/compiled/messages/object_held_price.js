import { say } from '../words.js';
export const object_held_price = () => say(156) ?? "harga tertahan";
