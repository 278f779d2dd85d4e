import { say } from '../words.js';
export const privacy_failed_register = () => say(612) ?? "Daftar belum bisa dimuat";
