import { say } from '../words.js';
export const panel_empty_text = () => say(440) ?? "Petugas harga belum menentukan daftar bahannya.";
