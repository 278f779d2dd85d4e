import { say } from '../words.js';
export const office_data_upper = () => say(1227) ?? "Batas atas";
