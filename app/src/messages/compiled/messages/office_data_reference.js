import { say } from '../words.js';
export const office_data_reference = () => say(1216) ?? "Harga acuan baru";
