import { say } from '../words.js';
export const ask_title = () => say(95) ?? "Tanya petugas";
