import { say } from '../words.js';
export const csv_history = () => say(387) ?? "Unduh semua riwayat (CSV)";
