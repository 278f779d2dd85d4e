import { say } from '../words.js';
export const office_keys_on = () => say(1097) ?? "Nyalakan tombol";
