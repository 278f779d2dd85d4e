import { say } from '../words.js';
export const office_import_download_line = () => say(1164) ?? "Baris";
