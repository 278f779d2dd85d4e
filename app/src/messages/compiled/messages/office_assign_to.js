import { say } from '../words.js';
export const office_assign_to = () => say(1120) ?? "Sampai tanggal";
