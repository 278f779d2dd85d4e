import { say } from '../words.js';
export const office_data_from = () => say(1234) ?? "Berlaku mulai";
