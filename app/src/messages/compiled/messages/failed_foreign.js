import { say } from '../words.js';
export const failed_foreign = () => say(185) ?? "Yang menjawab bukan server kami. Di Wi-Fi umum, buka dulu halaman masuknya, lalu coba lagi.";
