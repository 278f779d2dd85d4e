import { say } from '../words.js';
export const office_why_reported = () => say(1211) ?? "Sudah ada laporan untuk hari itu";
