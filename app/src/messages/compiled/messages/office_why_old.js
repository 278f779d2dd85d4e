import { say } from '../words.js';
export const office_why_old = () => say(1209) ?? "Tanggalnya terlalu lama";
