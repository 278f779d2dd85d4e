import { say } from '../words.js';
export const want_unmerged = () => say(1187) ?? "Sel gabungan: tulis angkanya di tiap baris";
