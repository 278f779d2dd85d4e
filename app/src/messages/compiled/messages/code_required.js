import { say } from '../words.js';
export const code_required = () => say(577) ?? "Isi kode aktivasi";
