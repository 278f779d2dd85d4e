import { say } from '../words.js';
export const post_price = () => say(428) ?? "Pasang harga";
