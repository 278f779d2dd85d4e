import { say } from '../words.js';
export const failed_today = () => say(1028) ?? "Kabar hari ini belum bisa dimuat";
