import { say } from '../words.js';
export const offline_do_3 = () => say(117) ?? "Cari tempat yang lebih terbuka, lalu tekan Coba lagi.";
