import { say } from '../words.js';
export const office_data_commodity = () => say(1218) ?? "Nama atau kata cari komoditas";
