import { say } from '../words.js';
export const office_import_line = () => say(522) ?? "Baris";
