import { say } from '../words.js';
export const want_known_column = () => say(1194) ?? "Judul kolom ini tidak dikenal: ganti, atau hapus kolomnya";
