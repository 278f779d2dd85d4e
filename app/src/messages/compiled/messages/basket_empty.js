import { say } from '../words.js';
export const basket_empty = () => say(322) ?? "Mau belanja apa?";
