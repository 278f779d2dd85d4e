import { say } from '../words.js';
export const office_assign_from = () => say(1119) ?? "Mulai tanggal";
