import { say } from '../words.js';
export const want_rows = () => say(1195) ?? "Belum ada baris di bawah judul kolom";
