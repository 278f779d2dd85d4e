import { say } from '../words.js';
export const office_import_unreadable = () => say(1155) ?? "Berkas ini tidak bisa dibaca. Periksa jenisnya.";
