import { say } from '../words.js';
export const receipt_code_label = () => say(953) ?? "Kode laporan";
