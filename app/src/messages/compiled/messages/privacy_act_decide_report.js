import { say } from '../words.js';
export const privacy_act_decide_report = () => say(686) ?? "Memeriksa laporan harga";
