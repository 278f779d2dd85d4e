import { say } from '../words.js';
export const basket_open = () => say(996) ?? "Lihat daftar belanja";
