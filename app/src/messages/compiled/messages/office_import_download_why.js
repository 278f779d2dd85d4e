import { say } from '../words.js';
export const office_import_download_why = () => say(1165) ?? "Sebab ditolak";
