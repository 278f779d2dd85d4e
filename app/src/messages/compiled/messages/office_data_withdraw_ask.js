import { say } from '../words.js';
export const office_data_withdraw_ask = () => say(1246) ?? "Cabut perubahan ini?";
