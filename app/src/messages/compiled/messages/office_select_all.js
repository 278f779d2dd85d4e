import { say } from '../words.js';
export const office_select_all = () => say(1051) ?? "Pilih semua yang terlihat";
