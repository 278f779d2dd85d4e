import { say } from '../words.js';
export const office_data_which_commodity = () => say(1221) ?? "Komoditas";
