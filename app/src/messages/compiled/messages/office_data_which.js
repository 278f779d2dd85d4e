import { say } from '../words.js';
export const office_data_which = () => say(1223) ?? "Komoditas atau tempat";
