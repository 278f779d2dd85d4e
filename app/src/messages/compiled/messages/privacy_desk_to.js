import { say } from '../words.js';
export const privacy_desk_to = () => say(744) ?? "Sampai tanggal";
