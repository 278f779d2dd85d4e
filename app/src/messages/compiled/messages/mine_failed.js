import { say } from '../words.js';
export const mine_failed = () => say(395) ?? "Laporan Anda belum bisa dimuat";
