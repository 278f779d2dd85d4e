import { say } from '../words.js';
export const office_data_retirement = () => say(1220) ?? "Tidak lagi ditanyakan";
