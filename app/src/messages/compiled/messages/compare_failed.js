import { say } from '../words.js';
export const compare_failed = () => say(312) ?? "Perbandingan belum bisa dimuat";
