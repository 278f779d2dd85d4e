import { say } from '../words.js';
export const office_data_lower = () => say(1226) ?? "Batas bawah";
