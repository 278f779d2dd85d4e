import { say } from '../words.js';
export const basket_refused = () => say(350) ?? "Jumlah ini terlalu besar atau terlalu kecil untuk dihitung. Periksa takaran di daftar.";
