import { say } from '../words.js';
export const privacy_erase_note = () => say(605) ?? "Dijalankan setelah 48 jam, sebelum itu bisa dibatalkan";
