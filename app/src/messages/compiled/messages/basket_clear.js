import { say } from '../words.js';
export const basket_clear = () => say(330) ?? "Kosongkan daftar";
