import { say } from '../words.js';
export const mine_empty = () => say(393) ?? "Belum ada laporan";
