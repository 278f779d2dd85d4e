import { say } from '../words.js';
export const privacy_erase_when = () => say(716) ?? "Penghapusan berjalan 48 jam lagi. Sampai saat itu Anda bisa membatalkan di sini.";
