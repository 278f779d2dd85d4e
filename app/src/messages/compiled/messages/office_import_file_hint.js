import { say } from '../words.js';
export const office_import_file_hint = () => say(1144) ?? "CSV, XLSX, atau ODS. Paling besar 1,4 MB, paling banyak 2.000 baris kutipan.";
