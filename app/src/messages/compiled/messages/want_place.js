import { say } from '../words.js';
export const want_place = () => say(1176) ?? "Tulis kode atau nama tempat yang ada di daftar kabupaten";
