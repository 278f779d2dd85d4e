import { say } from '../words.js';
export const want_utf8 = () => say(1197) ?? "Simpan ulang sebagai CSV UTF-8 atau XLSX";
