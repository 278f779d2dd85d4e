import { say } from '../words.js';
export const ons_title = () => say(402) ?? "Pedagang menyebut harga per ons?";
