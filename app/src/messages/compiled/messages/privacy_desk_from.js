import { say } from '../words.js';
export const privacy_desk_from = () => say(743) ?? "Dari tanggal";
