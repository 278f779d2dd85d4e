import { say } from '../words.js';
export const office_data_level = () => say(1224) ?? "Tingkat harga";
