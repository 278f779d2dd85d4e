import { say } from '../words.js';
export const office_export_failed = () => say(518) ?? "Berkas belum bisa dibuat. Coba lagi.";
