import { say } from '../words.js';
export const office_data_day = () => say(1235) ?? "Hari tutup";
