import { say } from '../words.js';
export const same_price = () => say(466) ?? "Harga sama";
