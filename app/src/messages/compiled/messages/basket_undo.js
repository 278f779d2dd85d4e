import { say } from '../words.js';
export const basket_undo = () => say(329) ?? "Kembalikan";
