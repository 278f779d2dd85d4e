import { say } from '../words.js';
export const use_activation_code = () => say(558) ?? "Pakai kode aktivasi dari petugas";
