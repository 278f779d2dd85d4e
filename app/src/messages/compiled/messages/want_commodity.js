import { say } from '../words.js';
export const want_commodity = () => say(1177) ?? "Tulis kode atau nama bahan yang ada di daftar kabupaten";
