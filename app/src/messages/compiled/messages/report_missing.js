import { say } from '../words.js';
export const report_missing = () => say(1312) ?? "Laporan ini tidak ada.";
