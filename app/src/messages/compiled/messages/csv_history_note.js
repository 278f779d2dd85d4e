import { say } from '../words.js';
export const csv_history_note = () => say(388) ?? "Laporan pasar dan angka terbitan, dengan sumbernya";
