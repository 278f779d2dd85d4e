import { say } from '../words.js';
export const failed_blocked = () => say(186) ?? "Permintaan ini ditahan di perjalanan, sebelum sampai ke server kami. Coba lagi nanti, atau pakai jaringan lain.";
