import { say } from '../words.js';
export const office_key_next = () => say(1098) ?? "ke laporan berikutnya";
