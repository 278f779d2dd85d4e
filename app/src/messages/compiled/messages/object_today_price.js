import { say } from '../words.js';
export const object_today_price = () => say(154) ?? "harga hari ini";
