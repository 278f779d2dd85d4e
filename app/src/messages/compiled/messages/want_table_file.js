import { say } from '../words.js';
export const want_table_file = () => say(1198) ?? "Bukan tabel yang bisa dibaca: simpan ulang sebagai XLSX, ODS, atau CSV";
