import { say } from '../words.js';
export const privacy_act_queue_xlsx = () => say(859) ?? "Mengunduh antrean harga sebagai XLSX";
