import { say } from '../words.js';
export const want_past_day = () => say(1174) ?? "Tanggal harus antara tahun 1990 dan hari ini";
