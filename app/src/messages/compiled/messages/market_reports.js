import { say } from '../words.js';
export const market_reports = () => say(260) ?? "Laporan pasar";
