import { say } from '../words.js';
export const office_export_xlsx = () => say(1101) ?? "Unduh XLSX";
