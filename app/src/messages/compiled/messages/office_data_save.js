import { say } from '../words.js';
export const office_data_save = () => say(1237) ?? "Simpan perubahan";
