import { say } from '../words.js';
export const basket_print = () => say(352) ?? "Cetak";
