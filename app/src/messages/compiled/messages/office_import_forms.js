import { say } from '../words.js';
export const office_import_forms = () => say(1158) ?? "Tanggal 30/11/2026, harga 15000 atau 15.000, tempat dan bahan dengan kode atau nama. Urutan kolom bebas.";
