import { say } from '../words.js';
export const csv_list = () => say(386) ?? "Unduh daftar ini (CSV)";
