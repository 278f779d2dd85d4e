import { say } from '../words.js';
export const column_report = () => say(1270) ?? "Laporan";
