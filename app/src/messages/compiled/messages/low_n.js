import { say } from '../words.js';
export const low_n = () => say(483) ?? "Baru satu pedagang. Dua atau tiga lebih baik.";
