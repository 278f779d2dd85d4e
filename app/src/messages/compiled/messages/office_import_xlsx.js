import { say } from '../words.js';
export const office_import_xlsx = () => say(1139) ?? "Kutipan pasar, XLSX";
