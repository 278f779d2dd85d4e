import { say } from '../words.js';
export const summary_steady = () => say(226) ?? "Semua harga tetap.";
