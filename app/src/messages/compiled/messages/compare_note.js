import { say } from '../words.js';
export const compare_note = () => say(305) ?? "Hanya bahan yang ada harganya di dua pasar atau lebih yang dihitung.";
