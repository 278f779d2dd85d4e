import { say } from '../words.js';
export const basket_put = () => say(320) ?? "Masukkan ke daftar";
