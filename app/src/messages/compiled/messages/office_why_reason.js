import { say } from '../words.js';
export const office_why_reason = () => say(1210) ?? "Perlu alasan, karena harga berubah jauh";
