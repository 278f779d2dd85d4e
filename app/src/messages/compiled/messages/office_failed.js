import { say } from '../words.js';
export const office_failed = () => say(1038) ?? "Data kantor belum bisa dimuat";
