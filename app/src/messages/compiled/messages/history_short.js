import { say } from '../words.js';
export const history_short = () => say(261) ?? "Baru ada satu hari laporan. Grafik tampil setelah dua hari.";
