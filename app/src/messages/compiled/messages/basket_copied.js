import { say } from '../words.js';
export const basket_copied = () => say(353) ?? "Daftar disalin. Tempel di pesan Anda.";
