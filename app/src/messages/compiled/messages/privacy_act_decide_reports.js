import { say } from '../words.js';
export const privacy_act_decide_reports = () => say(838) ?? "Memeriksa beberapa laporan harga sekaligus";
