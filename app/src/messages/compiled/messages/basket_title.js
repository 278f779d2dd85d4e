import { say } from '../words.js';
export const basket_title = () => say(314) ?? "Belanja";
