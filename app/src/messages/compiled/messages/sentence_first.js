import { say } from '../words.js';
export const sentence_first = () => say(254) ?? "Harga hari ini, tanpa laporan kemarin";
