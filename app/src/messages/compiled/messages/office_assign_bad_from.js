import { say } from '../words.js';
export const office_assign_bad_from = () => say(1133) ?? "Pilih hari ini atau sesudahnya";
