import { say } from '../words.js';
export const office_data_explanation = () => say(1063) ?? "Keterangan";
