import { say } from '../words.js';
export const office_due_none = () => say(1039) ?? "Semua laporan sudah diperiksa.";
