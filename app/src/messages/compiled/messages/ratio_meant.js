import { say } from '../words.js';
export const ratio_meant = () => say(1025) ?? "Kalau memang segitu, pilih sebabnya. Dua petugas memeriksanya sebelum tayang.";
