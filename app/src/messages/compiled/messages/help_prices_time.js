import { say } from '../words.js';
export const help_prices_time = () => say(899) ?? "Harga masuk 06.30–10.00, diperiksa sampai 11.30, dan tetap pukul 12.00 WIB. Bila kurang dari tiga pasar melapor, tertulis “Data terbatas”.";
