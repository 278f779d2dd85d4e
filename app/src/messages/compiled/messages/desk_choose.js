import { say } from '../words.js';
export const desk_choose = () => say(1261) ?? "Pilih laporan di daftar untuk memeriksanya.";
