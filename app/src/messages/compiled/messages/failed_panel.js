import { say } from '../words.js';
export const failed_panel = () => say(179) ?? "Isian hari ini belum bisa dimuat";
