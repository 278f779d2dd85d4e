import { say } from '../words.js';
export const basket_choose = () => say(321) ?? "Pilih bahan";
