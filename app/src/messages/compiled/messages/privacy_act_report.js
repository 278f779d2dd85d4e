import { say } from '../words.js';
export const privacy_act_report = () => say(840) ?? "Membuka laporan harga";
