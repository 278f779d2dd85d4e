import { say } from '../words.js';
export const failed_report = () => say(1032) ?? "Laporan belum bisa dimuat";
