import { say } from '../words.js';
export const office_data_intro = () => say(1212) ?? "Perubahan bertanggal dan bersumber. Data asal tetap, kode tidak pernah berubah.";
