import { say } from '../words.js';
export const mine_title = () => say(391) ?? "Laporan saya";
