import { say } from '../words.js';
export const privacy_correct_short = () => say(710) ?? "Tulis 3 sampai 500 huruf";
