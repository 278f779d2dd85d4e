import { say } from '../words.js';
export const desk_empty_text = () => say(1263) ?? "Laporan yang perlu diperiksa muncul di sini.";
