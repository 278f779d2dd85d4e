import { say } from '../words.js';
export const basket_share_demo = () => say(356) ?? "Data contoh, bukan harga sebenarnya.";
