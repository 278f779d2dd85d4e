import { say } from '../words.js';
export const office_data_withdraw = () => say(1244) ?? "Cabut";
