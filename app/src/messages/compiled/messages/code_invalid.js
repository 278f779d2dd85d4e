import { say } from '../words.js';
export const code_invalid = () => say(578) ?? "Kode salah, sudah dipakai, atau kedaluwarsa. Minta kode baru ke petugas.";
