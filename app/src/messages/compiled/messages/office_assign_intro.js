import { say } from '../words.js';
export const office_assign_intro = () => say(1114) ?? "Penugasan membagi kerja, bukan hak akses.";
