import { say } from '../words.js';
export const office_data_none = () => say(1240) ?? "Belum ada perubahan. Semua data masih asli.";
