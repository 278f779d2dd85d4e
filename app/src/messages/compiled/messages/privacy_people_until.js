import { say } from '../words.js';
export const privacy_people_until = () => say(788) ?? "Sampai tanggal";
