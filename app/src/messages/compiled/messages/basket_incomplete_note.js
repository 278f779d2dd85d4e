import { say } from '../words.js';
export const basket_incomplete_note = () => say(338) ?? "Jumlah di bawah ini tanpa bahan yang kurang.";
