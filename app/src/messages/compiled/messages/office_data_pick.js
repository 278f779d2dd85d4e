import { say } from '../words.js';
export const office_data_pick = () => say(1061) ?? "Pilih yang berubah";
