import { say } from '../words.js';
export const correct_title = () => say(1299) ?? "Koreksi dengan harga pedagang";
