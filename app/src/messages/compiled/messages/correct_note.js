import { say } from '../words.js';
export const correct_note = () => say(1300) ?? "Dari mana angka ini?";
