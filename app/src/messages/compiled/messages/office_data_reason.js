import { say } from '../words.js';
export const office_data_reason = () => say(1233) ?? "Sebab tutup";
