import { say } from '../words.js';
export const office_data_hap_one = () => say(1070) ?? "HAP perlu batas bawah, batas atas, atau keduanya";
