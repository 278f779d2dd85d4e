import { say } from '../words.js';
export const office_export_csv = () => say(1102) ?? "Unduh CSV";
