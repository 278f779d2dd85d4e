import { say } from '../words.js';
export const basket_link = () => say(315) ?? "Hitung belanja saya";
