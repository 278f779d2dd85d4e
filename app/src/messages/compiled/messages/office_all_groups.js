import { say } from '../words.js';
export const office_all_groups = () => say(1091) ?? "Semua kelompok";
