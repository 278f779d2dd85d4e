import { say } from '../words.js';
export const office_data_crossed = () => say(1065) ?? "Batas bawah tidak boleh di atas batas atas";
