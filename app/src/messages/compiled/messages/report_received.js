import { say } from '../words.js';
export const report_received = () => say(502) ?? "Laporan diterima";
