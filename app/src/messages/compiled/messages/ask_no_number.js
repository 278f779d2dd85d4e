import { say } from '../words.js';
export const ask_no_number = () => say(97) ?? "Nomor telepon resmi belum ditetapkan, jadi tidak kami tulis di sini.";
