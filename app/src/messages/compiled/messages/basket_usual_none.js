import { say } from '../words.js';
export const basket_usual_none = () => say(334) ?? "Belum ada harga hari ini";
