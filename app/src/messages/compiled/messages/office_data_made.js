import { say } from '../words.js';
export const office_data_made = () => say(1239) ?? "Perubahan yang dibuat";
