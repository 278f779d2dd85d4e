import { say } from '../words.js';
export const decision_lost_text = () => say(1295) ?? "Jawaban server tidak sampai. Tekan lagi, tidak akan tercatat dua kali.";
