import { say } from '../words.js';
export const second_note = () => say(1322) ?? "Mengapa harga ini benar?";
