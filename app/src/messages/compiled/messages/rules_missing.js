import { say } from '../words.js';
export const rules_missing = () => say(481) ?? "Belum bisa dicek di perangkat ini. Diperiksa petugas setelah dikirim.";
