import { say } from '../words.js';
export const office_data_new = () => say(1214) ?? "Buat perubahan";
