import { say } from '../words.js';
export const district_failed = () => say(66) ?? "Daftar kecamatan belum bisa dimuat. Coba lagi saat ada sinyal.";
