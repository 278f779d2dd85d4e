import { say } from '../words.js';
export const pins_usual = () => say(53) ?? "Kembalikan susunan awal";
