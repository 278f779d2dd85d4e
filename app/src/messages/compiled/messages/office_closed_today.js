import { say } from '../words.js';
export const office_closed_today = () => say(517) ?? "Tutup hari ini";
