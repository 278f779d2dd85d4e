import { say } from '../words.js';
export const second_first_text = () => say(1320) ?? "Bila Anda setuju, tulis sebabnya. Harga baru tayang setelah petugas lain ikut setuju.";
